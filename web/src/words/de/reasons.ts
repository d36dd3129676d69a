import type { reasons as english } from "../en/reasons";
import type { Word } from "../fill";

export const reasons: Record<keyof typeof english, Word> = {
  "problem.CREDENTIALS_REJECTED": "Die E-Mail-Adresse oder das Passwort stimmt nicht",
  "problem.TWO_FACTOR_REQUIRED": "Zum Anmelden ist ein zweiter Schritt nötig",
  "problem.AUTH_THROTTLED": "Zu viele Versuche",
  "problem.AUTH_THROTTLED.more": "Warten Sie ein wenig; es endet von selbst.",
  "problem.ACCOUNT_DISABLED": "Das Konto ist abgeschaltet",
  "problem.ACCOUNT_DISABLED.more": "Wer den Server betreibt, kann es wieder einschalten. Nichts von Ihnen ist verloren.",
  "problem.OWNER_LINK_WRONG": "Der Link ist verbraucht oder falsch",
  "problem.OWNER_LINK_WRONG.more": "Solange es keinen Eigentümer gibt, gibt „limpid up“ beim Start einen neuen Link aus. Gibt es einen, melden Sie sich an.",
  "problem.REQUEST_MALFORMED": "Der Server hat das nicht verstanden",
  "problem.ALREADY_DONE": "Das ist schon geschehen",
};
