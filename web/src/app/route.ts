import type { Component } from "svelte";
import type { IconName } from "../design/icons";
import type { Key } from "../words/words.svelte";
import type { Params } from "./match";

export type PageComponent = Component<{ params: Params }> | Component<Record<string, never>>;

export interface Route {
  path: string;
  /** The name in the navigation and in the window's title until the page sets its own. */
  title: Key;
  load: () => Promise<{ default: PageComponent }>;
  /** `entrance`: nobody signed in; `shared`: anybody, without the shell; `administrator`: only those. */
  access: "person" | "administrator" | "entrance" | "shared";
  /** Its place in the navigation; without one it is reached from other pages. */
  nav?: IconName;
}
