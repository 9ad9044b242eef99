package com.campusg.user.adapter.in.cli;

import com.campusg.cli.Subcommand;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.ExportUser;
import com.campusg.user.application.port.in.RepublishUsers;
import com.campusg.user.application.port.out.Users;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import picocli.CommandLine;

@Configuration(proxyBeanMethods = false)
@Profile("operator")
class UserCommandsConfiguration {

    @Bean
    @Order(2)
    Subcommand users(Supplier<BeanFactory> service) {
        Supplier<Users> users = () -> service.get().getBean(Users.class);
        Supplier<ExportUser> exportUser = () -> service.get().getBean(ExportUser.class);
        return new Subcommand(new CommandLine(new UsersCommand())
                .addSubcommand(new ListUsersCommand(users))
                .addSubcommand(new ShowUserCommand(users))
                .addSubcommand(new ExportUserCommand(exportUser))
                .addSubcommand(new EraseUserCommand(
                        exportUser, () -> service.get().getBean("changeUsers", ChangeUsers.class))));
    }

    @Bean
    @Order(6)
    Subcommand events(Supplier<BeanFactory> service) {
        return new Subcommand(new CommandLine(new EventsCommand())
                .addSubcommand(new RepublishUsersCommand(() -> service.get().getBean(RepublishUsers.class))));
    }
}
