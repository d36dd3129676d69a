/** The server's limits of a password, in characters. It checks them too; here they spare a way. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;
