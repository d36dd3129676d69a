import type { entrance as english } from "../en/entrance";
import type { Word } from "../fill";

export const entrance: Record<keyof typeof english, Word> = {
  "entrance.welcome": "أهلًا بك.",
  "entrance.owner.lead": "هذا الخادم لك. قل من أنت، وسيكون جاهزًا.",
  "entrance.owner.create": "أنشئ المالك",
  "entrance.owner.aside": "ما تحفظه هنا يبقى على هذا الخادم. ولا شيء في هذه الصفحة يأتي من مكان آخر.",
  "entrance.owner.noKey": "لإعداد هذا الخادم افتح الرابط الذي طبعه «limpid up» عند بدئه.",
  "entrance.owner.noOwner": "ليس لهذا الخادم مالك بعد",

  "entrance.name": "اسمك",
  "entrance.email": "عنوان البريد الإلكتروني",
  "entrance.email.note": "تسجّل الدخول به؛ ولا يُرسل إليه شيء.",
  "entrance.password": "كلمة المرور",
  "entrance.password.new": "كلمة مرور",
  "entrance.password.note": "10 أحرف على الأقل؛ بضع كلمات بسيطة تكفي.",

  "entrance.signIn": "تسجيل الدخول",
  "entrance.signIn.title": "تسجيل الدخول",
  "entrance.signIn.passkey": "الدخول بمفتاح مرور",
  "entrance.signIn.provider": "الدخول عبر {name}",
  "entrance.signIn.or": "أو",
  "entrance.signIn.cannot": "لا أستطيع تسجيل الدخول",
  "entrance.signIn.passkeyStopped": "لم يُستخدم مفتاح المرور. حاول مجددًا أو ادخل بكلمة المرور.",

  "entrance.code.title": "خطوة ثانية",
  "entrance.code.lead": "أدخل الأرقام الستة التي يعرضها تطبيق المصادقة الآن، أو أحد رموز الاسترداد.",
  "entrance.code": "الرمز",
  "entrance.code.wrong": "لم يُقبل هذا الرمز. يظهر رمز جديد كل 30 ثانية؛ تحقق أيضًا من ساعة هاتفك.",
  "entrance.code.back": "استخدم حسابًا آخر",

  "entrance.invitation.title": "يدعوك {inviter} إلى «{home}»",
  "entrance.invitation.lead": "تتشارك التخزين مع الآخرين هناك. وما تحفظه لك وحدك: لا يراه أحد غيرك.",
  "entrance.invitation.until": "الدعوة صالحة حتى {at}.",
  "entrance.invitation.accept": "انضم",
  "entrance.invitation.gone": "لم تعد هذه الدعوة صالحة",
  "entrance.invitation.gone.more": "استُخدمت أو سُحبت أو انتهت مدتها. اطلب دعوة جديدة ممن دعاك.",

  "entrance.recover.title": "العودة إلى حسابك",
  "entrance.recover.lead": "استخدم أحد رموز الاسترداد التي حفظتها عند تفعيل الدخول بخطوتين. كل رمز يعمل مرة واحدة.",
  "entrance.recover.code": "رمز الاسترداد",
  "entrance.recover.next": "كلمة مرور جديدة",
  "entrance.recover.go": "عيّن كلمة المرور الجديدة",
  "entrance.recover.others": "لا رمز لديك؟ يمكن لمالك منزلك أو لمسؤول الخادم أن ينشئ لك رابطًا. لا أحد يستطيع قراءة كلمة مرورك.",
  "entrance.recover.hello": "مرحبًا {name}. اختر كلمة مرور جديدة لـ {email}.",
  "entrance.recover.gone": "لم يعد هذا الرابط صالحًا",
  "entrance.recover.gone.more": "استُخدم أو انتهت مدته. اطلب رابطًا جديدًا.",
  "entrance.recover.waits": "يعمل هذا الرابط ابتداءً من {at}. وحتى ذلك تعرضه صفحاتك المفتوحة لتتمكن من سحبه.",
  "entrance.back": "العودة إلى تسجيل الدخول",
};
