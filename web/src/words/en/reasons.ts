/** Words for causes, by their code: what stands as a title. What is missing here is shown in the server's words. */
export const reasons = {
  "problem.CREDENTIALS_REJECTED": "The e-mail address or the password is not right",
  "problem.TWO_FACTOR_REQUIRED": "A second step is needed to sign in",
  "problem.AUTH_THROTTLED": "Too many attempts",
  "problem.AUTH_THROTTLED.more": "Wait a little; it ends by itself.",
  "problem.ACCOUNT_DISABLED": "The account is switched off",
  "problem.ACCOUNT_DISABLED.more": "Whoever runs the server can switch it on again. Nothing of yours is lost.",
  "problem.OWNER_LINK_WRONG": "The link is used up or wrong",
  "problem.OWNER_LINK_WRONG.more": "While there is no owner, “limpid up” prints a new link when it starts. If there is one, sign in instead.",
  "problem.REQUEST_MALFORMED": "The server did not understand this",
  "problem.ALREADY_DONE": "This was done already",
};
