import type { Route } from "../app/route";

const access = "administrator";

export const routes: readonly Route[] = [
  { path: "/administration", title: "admin.title", access, nav: "administration", load: () => import("./OverviewPage.svelte") },
  { path: "/administration/people", title: "admin.people", access, load: () => import("./PeoplePage.svelte") },
  { path: "/administration/homes", title: "admin.homes", access, load: () => import("./HomesPage.svelte") },
  { path: "/administration/policies", title: "admin.policies", access, load: () => import("./PoliciesPage.svelte") },
  { path: "/administration/providers", title: "admin.providers", access, load: () => import("./ProvidersPage.svelte") },
  { path: "/administration/mail", title: "admin.mail", access, load: () => import("./MailPage.svelte") },
  { path: "/administration/backups", title: "admin.backups", access, load: () => import("./BackupsPage.svelte") },
  { path: "/administration/jobs", title: "admin.jobs", access, load: () => import("./JobsPage.svelte") },
  { path: "/administration/audit", title: "admin.audit", access, load: () => import("./AuditPage.svelte") },
];
