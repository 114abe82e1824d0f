package io.segue.batch.notification;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Plain text over SMTP, by whatever {@code spring.mail.*} says. */
@Component
class Mail implements Channel {

    private final NotificationSettings.Mail settings;
    private final ObjectProvider<JavaMailSender> senders;
    private final String user;

    Mail(
            NotificationSettings settings,
            ObjectProvider<JavaMailSender> senders,
            @Value("${spring.mail.username:}") String user) {
        this.settings = settings.mail();
        this.senders = senders;
        this.user = user;
    }

    @Override
    public Name name() {
        return Name.MAIL;
    }

    @Override
    public boolean wanted(NotifySection job) {
        return !job.mail().isEmpty() || !settings.to().isEmpty();
    }

    @Override
    public void send(Notice notice, NotifySection job) throws UndeliveredException {
        List<String> to = job.mail().isEmpty() ? settings.to() : job.mail();
        JavaMailSender sender = senders.getIfAvailable();
        if (sender == null || to.isEmpty()) {
            throw new UndeliveredException(
                    sender == null
                            ? "spring.mail.host is not set in this process"
                            : "no address is configured in this process");
        }
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from());
        message.setTo(to.toArray(String[]::new));
        message.setSubject(notice.title());
        message.setText(notice.text() + "\n");
        try {
            sender.send(message);
        } catch (MailException e) {
            // what the server says may repeat addresses; its kind is enough
            throw new UndeliveredException(e.getClass().getSimpleName());
        }
    }

    private String from() {
        if (settings.from() != null) {
            return settings.from();
        }
        return user.contains("@") ? user : "segue@localhost";
    }
}
