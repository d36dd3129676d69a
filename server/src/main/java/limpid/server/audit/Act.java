package limpid.server.audit;

import java.util.Map;

/**
 * What can be done that is worth a note. The names are stored: never renamed, never used for something else. A sentence
 * names who in front, {@code {whom}} and values of the detail in braces.
 */
public enum Act {
    HOME_CREATED("created {whom} with a plan of {planBytes} bytes"),
    HOME_RENAMED("gave {whom} the name {name}"),
    PLAN_CHANGED("changed the plan of {whom} from {fromBytes} to {planBytes} bytes"),

    OWNER_CREATED("made {whom} the owner of a new home"),
    INVITATION_MADE("invited {whom} as {role}"),
    INVITATION_WITHDRAWN("withdrew the invitation of {whom}"),
    PERSON_JOINED("let {whom} in as {role}"),
    MEMBER_CHANGED("changed what {whom} may do or use"),
    MEMBER_REMOVED("removed {whom} from the home"),
    MEMBER_TAKEN_BACK("took {whom} back into the home"),
    PERSON_DISABLED("disabled {whom}: {reason}"),
    PERSON_ENABLED("enabled {whom} again"),
    ADMINISTRATOR_MADE("made {whom} an administrator"),
    ADMINISTRATOR_DISMISSED("took the administration from {whom}"),

    PASSWORD_CHANGED("changed the password of {whom}"),
    EMAIL_CHANGED("changed the address of {whom}"),
    TWO_FACTOR_ON("switched on two-factor sign-in for {whom}"),
    TWO_FACTOR_OFF("switched off two-factor sign-in for {whom}"),
    PASSKEY_ADDED("added a passkey for {whom}"),
    PASSKEY_REMOVED("removed a passkey of {whom}"),
    APP_PASSWORD_MADE("made an app password for {whom}"),
    APP_PASSWORD_REVOKED("revoked an app password of {whom}"),
    SIGNED_OUT_EVERYWHERE("signed {whom} out everywhere"),
    RECOVERY_LINK_MADE("made a recovery link for {whom}"),
    RECOVERED("came back into the account of {whom}"),
    DELETION_ASKED("asked to delete the account of {whom}"),
    DELETION_CANCELLED("keeps the account of {whom}"),
    ACCOUNT_DELETED("deleted the account of {whom}"),
    EXPORTED("exported what belongs to {whom}"),

    DEVICE_JOINED("added {whom}"),
    DEVICE_SIGNED_OUT("signed {whom} out"),
    DEVICE_LOST("marked {whom} as lost"),
    DEVICE_FOUND("marked {whom} as found"),
    DEVICE_WIPED("removed the synced copy from {whom}"),
    DELETION_CONFIRMED("confirmed held deletions of {whom}"),

    SHARE_MADE("made the share link {whom}"),
    SHARE_CHANGED("changed the terms of the share link {whom}"),
    SHARE_WITHDRAWN("withdrew the share link {whom}"),
    CLEANED_UP("cleaned up {kind}, which freed {freedBytes} bytes"),
    PURGED("deleted {items} things for ever"),

    POLICY_SET("set the policy {whom}"),
    POLICY_REMOVED("removed the policy {whom}"),
    PROVIDER_SET("set the sign-in provider {whom}"),
    PROVIDER_REMOVED("removed the sign-in provider {whom}"),
    MAIL_SET("changed the mail settings"),
    MAIL_TESTED("tried the mail settings with a mail to {to}"),
    BACKUPS_SET("changed when and where backups are made"),
    BACKUP_MADE("made a backup in {folder}"),
    BACKUP_REMOVED("removed the backup {folder}, since newer ones are there"),
    JOB_STARTED("started the job {whom}");

    private final String words;

    Act(String words) {
        this.words = words;
    }

    /** A sentence about one that was done; what is not known is left as a dash. */
    String sentence(String who, String whom, Map<String, String> detail) {
        StringBuilder text = new StringBuilder(who).append(' ');
        int at = 0;
        for (int open = words.indexOf('{'); open >= 0; open = words.indexOf('{', at)) {
            int close = words.indexOf('}', open);
            String key = words.substring(open + 1, close);
            text.append(words, at, open).append(key.equals("whom") ? whom : detail.getOrDefault(key, "–"));
            at = close + 1;
        }
        return text.append(words.substring(at)).append('.').toString();
    }
}
