import type { Route } from "../app/route";

export const routes: readonly Route[] = [
  { path: "/owner", title: "entrance.welcome", access: "entrance", load: () => import("./OwnerPage.svelte") },
  { path: "/sign-in", title: "entrance.signIn.title", access: "entrance", load: () => import("./SignInPage.svelte") },
  { path: "/invitation", title: "entrance.welcome", access: "entrance", load: () => import("./InvitationPage.svelte") },
  { path: "/recovery", title: "entrance.recover.title", access: "entrance", load: () => import("./RecoveryPage.svelte") },
  { path: "/recover", title: "entrance.recover.title", access: "entrance", load: () => import("./RecoverPage.svelte") },
];
