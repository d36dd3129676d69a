import type { entrance as english } from "../en/entrance";
import type { Word } from "../fill";

export const entrance: Record<keyof typeof english, Word> = {
  "entrance.welcome": "Willkommen.",
  "entrance.owner.lead": "Dieser Server gehört Ihnen. Sagen Sie, wer Sie sind, und er ist bereit.",
  "entrance.owner.create": "Eigentümer anlegen",
  "entrance.owner.aside": "Was Sie hier aufbewahren, bleibt auf diesem Server. Nichts auf dieser Seite kommt von anderswo.",
  "entrance.owner.noKey": "Um diesen Server einzurichten, öffnen Sie den Link, den „limpid up“ beim Start ausgegeben hat.",
  "entrance.owner.noOwner": "Dieser Server hat noch keinen Eigentümer",

  "entrance.name": "Ihr Name",
  "entrance.email": "E-Mail-Adresse",
  "entrance.email.note": "Damit melden Sie sich an; es wird nichts dorthin gesendet.",
  "entrance.password": "Passwort",
  "entrance.password.new": "Ein Passwort",
  "entrance.password.note": "Mindestens 10 Zeichen; ein paar einfache Wörter sind gut.",

  "entrance.signIn": "Anmelden",
  "entrance.signIn.title": "Anmelden",
  "entrance.signIn.passkey": "Mit einem Passkey anmelden",
  "entrance.signIn.provider": "Mit {name} anmelden",
  "entrance.signIn.or": "oder",
  "entrance.signIn.cannot": "Ich kann mich nicht anmelden",
  "entrance.signIn.passkeyStopped": "Der Passkey wurde nicht verwendet. Versuchen Sie es noch einmal oder melden Sie sich mit dem Passwort an.",

  "entrance.code.title": "Ein zweiter Schritt",
  "entrance.code.lead": "Geben Sie die sechs Ziffern ein, die Ihre Authentifizierungs-App jetzt zeigt, oder einen Ihrer Wiederherstellungscodes.",
  "entrance.code": "Code",
  "entrance.code.wrong": "Dieser Code wurde nicht angenommen. Alle 30 Sekunden kommt ein neuer; prüfen Sie auch die Uhr Ihres Telefons.",
  "entrance.code.back": "Ein anderes Konto verwenden",

  "entrance.invitation.title": "{inviter} lädt Sie zu „{home}“ ein",
  "entrance.invitation.lead": "Sie teilen sich dort den Speicher mit den anderen. Was Sie aufbewahren, gehört Ihnen: niemand sonst sieht es.",
  "entrance.invitation.until": "Die Einladung gilt bis {at}.",
  "entrance.invitation.accept": "Beitreten",
  "entrance.invitation.gone": "Diese Einladung gilt nicht mehr",
  "entrance.invitation.gone.more": "Sie wurde benutzt, zurückgezogen oder ist abgelaufen. Bitten Sie um eine neue.",

  "entrance.recover.title": "Zurück in Ihr Konto",
  "entrance.recover.lead": "Verwenden Sie einen der Wiederherstellungscodes, die Sie beim Einschalten der Anmeldung in zwei Schritten aufbewahrt haben. Jeder gilt einmal.",
  "entrance.recover.code": "Wiederherstellungscode",
  "entrance.recover.next": "Neues Passwort",
  "entrance.recover.go": "Neues Passwort setzen",
  "entrance.recover.others": "Kein Code mehr da? Ein Eigentümer Ihres Haushalts oder die Verwaltung des Servers kann Ihnen einen Link machen. Ihr Passwort kann niemand lesen.",
  "entrance.recover.hello": "Hallo {name}. Wählen Sie ein neues Passwort für {email}.",
  "entrance.recover.gone": "Dieser Link gilt nicht mehr",
  "entrance.recover.gone.more": "Er wurde benutzt oder ist abgelaufen. Bitten Sie um einen neuen.",
  "entrance.recover.waits": "Dieser Link gilt ab {at}. Bis dahin zeigen ihn Ihre noch angemeldeten Seiten, damit er zurückgezogen werden kann.",
  "entrance.back": "Zurück zur Anmeldung",
};
