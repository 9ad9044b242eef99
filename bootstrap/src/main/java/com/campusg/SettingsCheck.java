package com.campusg;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** Binds all settings before any other bean is created, so that an invalid one stops the start without side effects. */
@Component
final class SettingsCheck implements BeanFactoryPostProcessor {

    private static final String OWN_PACKAGE = CampusGApplication.class.getPackageName() + ".";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            Class<?> type = beans.getType(name);
            if (type != null && type.getName().startsWith(OWN_PACKAGE)) {
                beans.getBean(name);
            }
        }
    }
}
