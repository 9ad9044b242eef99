package dev.clerkemulator;

import dev.clerkemulator.backendapi.ApiVersionCheck;
import dev.clerkemulator.backendapi.BackendApiFaultInterceptor;
import dev.clerkemulator.backendapi.ClientsController;
import dev.clerkemulator.backendapi.ErrorResponses;
import dev.clerkemulator.backendapi.IdentificationsController;
import dev.clerkemulator.backendapi.JwtTemplatesController;
import dev.clerkemulator.backendapi.KeysController;
import dev.clerkemulator.backendapi.MachineTokensController;
import dev.clerkemulator.backendapi.MachinesController;
import dev.clerkemulator.backendapi.RateLimit;
import dev.clerkemulator.backendapi.RequestCheck;
import dev.clerkemulator.backendapi.SecretKeyCheck;
import dev.clerkemulator.backendapi.SeedFile;
import dev.clerkemulator.backendapi.SessionsController;
import dev.clerkemulator.backendapi.SignInTokensController;
import dev.clerkemulator.backendapi.UnknownPathController;
import dev.clerkemulator.backendapi.UsersController;
import dev.clerkemulator.control.ConformanceController;
import dev.clerkemulator.control.ConformanceFilter;
import dev.clerkemulator.control.CrossSiteCheck;
import dev.clerkemulator.control.DeliveryController;
import dev.clerkemulator.control.FaultInjection;
import dev.clerkemulator.control.FaultInjectionController;
import dev.clerkemulator.control.HostCheckFilter;
import dev.clerkemulator.control.InjectedResponses;
import dev.clerkemulator.control.InstanceController;
import dev.clerkemulator.control.PopulationController;
import dev.clerkemulator.control.RequestCounts;
import dev.clerkemulator.control.TokenController;
import dev.clerkemulator.delivery.Deliveries;
import dev.clerkemulator.delivery.UserEvents;
import dev.clerkemulator.document.Operations;
import dev.clerkemulator.frontendapi.BrowserView;
import dev.clerkemulator.frontendapi.ClientController;
import dev.clerkemulator.frontendapi.CrossOriginFilter;
import dev.clerkemulator.frontendapi.EnvironmentController;
import dev.clerkemulator.frontendapi.FrontendApi;
import dev.clerkemulator.frontendapi.FrontendApiFaultInterceptor;
import dev.clerkemulator.frontendapi.HandshakeController;
import dev.clerkemulator.frontendapi.MeController;
import dev.clerkemulator.frontendapi.MethodInQueryFilter;
import dev.clerkemulator.frontendapi.OwnIdentificationsController;
import dev.clerkemulator.frontendapi.PackageController;
import dev.clerkemulator.frontendapi.SignInsController;
import dev.clerkemulator.frontendapi.SignUpsController;
import dev.clerkemulator.instance.EmulatorClock;
import dev.clerkemulator.instance.Instance;
import dev.clerkemulator.instance.SigningKeys;
import dev.clerkemulator.machine.Machines;
import dev.clerkemulator.page.AssetController;
import dev.clerkemulator.page.PageController;
import dev.clerkemulator.page.SignInController;
import dev.clerkemulator.population.Population;
import dev.clerkemulator.session.BrowserClients;
import dev.clerkemulator.session.JwtTemplates;
import dev.clerkemulator.session.SessionCookies;
import dev.clerkemulator.session.SessionTokens;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.session.SignInAttempts;
import dev.clerkemulator.session.TemplateTokens;
import dev.clerkemulator.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.servlet.filter.OrderedCharacterEncodingFilter;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Configures the emulator. Imports auto-configurations explicitly, because an embedded emulator shares its class path
 * with an application that may use a database, Spring Security and other libraries.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@Import({
    AssetController.class,
    ClientController.class,
    ClientsController.class,
    ConformanceController.class,
    DeliveryController.class,
    EnvironmentController.class,
    ErrorResponses.class,
    FaultInjectionController.class,
    HandshakeController.class,
    IdentificationsController.class,
    InstanceController.class,
    JwtTemplatesController.class,
    KeysController.class,
    MachineTokensController.class,
    MachinesController.class,
    MeController.class,
    OwnIdentificationsController.class,
    PackageController.class,
    PageController.class,
    PopulationController.class,
    RequestCheck.class,
    SessionsController.class,
    SignInsController.class,
    SignUpsController.class,
    SignInController.class,
    SignInTokensController.class,
    TokenController.class,
    UnknownPathController.class,
    UsersController.class
})
class EmulatorConfiguration {

    /** Clerk's SDK for Node.js calls these paths without {@code /v1}. */
    private static final String UNVERSIONED_M2M_TOKENS = "/m2m_tokens/**";

    @Bean
    JsonMapper jsonMapper() {
        return JsonMapper.shared();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> httpsConnector(ClerkEmulatorSettings settings) {
        Integer port = settings.tlsPort();
        return factory -> {
            if (port != null) {
                factory.addAdditionalConnectors(HttpsConnector.on(port, settings));
            }
        };
    }

    @Bean
    Operations operations(JsonMapper mapper) {
        return Operations.load(mapper);
    }

    @Bean
    EmulatorState emulatorState(ClerkEmulatorSettings settings, InstantSource time, JsonMapper mapper) {
        return EmulatorState.load(settings, time, mapper);
    }

    @Bean(destroyMethod = "")
    Instance instance(EmulatorState state) {
        return state.instance();
    }

    @Bean(destroyMethod = "")
    SigningKeys signingKeys(EmulatorState state) {
        return state.keys();
    }

    @Bean(destroyMethod = "")
    Deliveries deliveries(EmulatorState state) {
        return state.deliveries();
    }

    @Bean
    UserEvents userEvents(EmulatorState state) {
        return state.userEvents();
    }

    @Bean(destroyMethod = "")
    Users users(EmulatorState state) {
        return state.users();
    }

    @Bean(destroyMethod = "")
    Sessions sessions(EmulatorState state) {
        return state.sessions();
    }

    @Bean(destroyMethod = "")
    BrowserClients browserClients(EmulatorState state) {
        return state.clients();
    }

    @Bean(destroyMethod = "")
    Machines machines(EmulatorState state) {
        return state.machines();
    }

    @Bean
    SessionTokens sessionTokens(Instance instance, SigningKeys keys, InstantSource time, JsonMapper mapper) {
        return new SessionTokens(instance, keys, time, mapper);
    }

    @Bean
    TemplateTokens templateTokens(Instance instance, SigningKeys keys, InstantSource time, JsonMapper mapper) {
        return new TemplateTokens(instance, keys, time, mapper);
    }

    @Bean(destroyMethod = "")
    JwtTemplates jwtTemplates(EmulatorState state) {
        return state.jwtTemplates();
    }

    @Bean
    SeedFile seedFile(
            Users users,
            Machines machines,
            UsersController usersController,
            MachinesController machinesController,
            Operations operations,
            JsonMapper mapper) {
        return new SeedFile(users, machines, usersController, machinesController, operations, mapper);
    }

    @Bean
    BrowserView browserView(
            BrowserClients clients,
            Users users,
            Sessions sessions,
            SessionTokens tokens,
            SignInAttempts attempts,
            FaultInjection faults,
            InstantSource time) {
        return new BrowserView(clients, users, sessions, tokens, attempts, faults, time);
    }

    @Bean
    ConformanceFilter conformanceFilter(Operations operations, JsonMapper mapper) {
        return new ConformanceFilter(operations, mapper);
    }

    @Bean
    SessionCookies sessionCookies(Instance instance, SessionTokens tokens) {
        return new SessionCookies(instance, tokens);
    }

    @Bean
    SignInAttempts signInAttempts() {
        return new SignInAttempts();
    }

    @Bean
    FaultInjection faultInjection(Deliveries deliveries, EmulatorClock clock, JsonMapper mapper) {
        return new FaultInjection(deliveries, clock, mapper);
    }

    @Bean
    Population population(Users users, UserEvents events, Deliveries deliveries, InstantSource time) {
        return new Population(users, events, deliveries, time);
    }

    /** Decodes forms as UTF-8, because browsers do not send the charset of a form. */
    @Bean
    CharacterEncodingFilter characterEncodingFilter() {
        OrderedCharacterEncodingFilter filter = new OrderedCharacterEncodingFilter();
        filter.setEncoding(StandardCharsets.UTF_8.name());
        return filter;
    }

    @Bean
    MethodInQueryFilter methodInQueryFilter() {
        return new MethodInQueryFilter();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    HostCheckFilter hostCheckFilter(Instance instance) {
        return new HostCheckFilter(instance);
    }

    @Bean
    CrossOriginFilter crossOriginFilter() {
        return new CrossOriginFilter();
    }

    @Bean
    InjectedResponses injectedResponses() {
        return new InjectedResponses();
    }

    @Bean
    RequestCounts requestCounts() {
        return new RequestCounts();
    }

    @Bean
    WebMvcConfigurer interceptors(
            EmulatorState state,
            ClerkEmulatorSettings settings,
            FaultInjection faults,
            InstantSource time,
            RequestCounts requestCounts,
            InjectedResponses injectedResponses,
            RequestCheck requestCheck) {
        RateLimit rateLimit = new RateLimit(settings.rateLimit(), faults, time);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new CrossSiteCheck());
                registry.addInterceptor(requestCounts)
                        .addPathPatterns("/v1/**", UNVERSIONED_M2M_TOKENS, "/.well-known/**")
                        .addPathPatterns(FrontendApi.PATHS);
                registry.addInterceptor(injectedResponses)
                        .addPathPatterns("/v1/**", UNVERSIONED_M2M_TOKENS, "/.well-known/**")
                        .addPathPatterns(FrontendApi.PATHS);
                registry.addInterceptor(new FrontendApiFaultInterceptor(faults)).addPathPatterns(FrontendApi.PATHS);
                addBackendApiInterceptor(registry, new BackendApiFaultInterceptor(faults))
                        .addPathPatterns("/.well-known/**");
                // The controller also accepts the secret keys of machines.
                addBackendApiInterceptor(registry, new SecretKeyCheck(state.instance()))
                        .excludePathPatterns("/v1/m2m_tokens/**", UNVERSIONED_M2M_TOKENS);
                addBackendApiInterceptor(registry, new ApiVersionCheck());
                addBackendApiInterceptor(registry, rateLimit).excludePathPatterns("/v1/jwks");
                addBackendApiInterceptor(registry, requestCheck);
                registry.addInterceptor(new StateChangeInterceptor(state));
            }
        };
    }

    private static InterceptorRegistration addBackendApiInterceptor(
            InterceptorRegistry registry, HandlerInterceptor interceptor) {
        return registry.addInterceptor(interceptor)
                .addPathPatterns("/v1/**", UNVERSIONED_M2M_TOKENS)
                .excludePathPatterns(FrontendApi.PATHS);
    }

    /** Marks the state as changed after each request that is not a GET. All changes are made over HTTP. */
    private record StateChangeInterceptor(EmulatorState state) implements HandlerInterceptor {
        @Override
        public void afterCompletion(
                HttpServletRequest request,
                HttpServletResponse response,
                Object handler,
                @Nullable Exception exception) {
            if (!"GET".equals(request.getMethod())) {
                state.changed();
            }
        }
    }
}
