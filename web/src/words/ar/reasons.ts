import type { reasons as english } from "../en/reasons";
import type { Word } from "../fill";

export const reasons: Record<keyof typeof english, Word> = {
  "problem.CREDENTIALS_REJECTED": "البريد الإلكتروني أو كلمة المرور غير صحيحة",
  "problem.TWO_FACTOR_REQUIRED": "يلزم خطوة ثانية لتسجيل الدخول",
  "problem.AUTH_THROTTLED": "محاولات كثيرة جدًا",
  "problem.AUTH_THROTTLED.more": "انتظر قليلًا؛ سينتهي ذلك من تلقاء نفسه.",
  "problem.ACCOUNT_DISABLED": "الحساب معطّل",
  "problem.ACCOUNT_DISABLED.more": "يستطيع من يدير الخادم تفعيله من جديد. لم يُفقد شيء لك.",
  "problem.OWNER_LINK_WRONG": "الرابط مستخدَم أو خاطئ",
  "problem.OWNER_LINK_WRONG.more": "ما دام لا يوجد مالك يطبع «limpid up» رابطًا جديدًا عند بدئه. وإن وُجد فسجّل الدخول.",
  "problem.REQUEST_MALFORMED": "لم يفهم الخادم هذا",
  "problem.ALREADY_DONE": "تم هذا من قبل",
};
