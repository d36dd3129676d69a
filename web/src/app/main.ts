/** The start: the reader's language, the look, the router; then the app. */
import "../design/base.css";
import { mount } from "svelte";
import { theme } from "../design/theme.svelte";
import { firstLanguage, isLanguage, words } from "../words/words.svelte";
import App from "./App.svelte";
import { startRouter } from "./router.svelte";
import { session } from "./session.svelte";

theme.start();
startRouter();
const asked = session.refresh();
await words.use(firstLanguage());
await asked;
// On a browser where nobody chose, the account's own language counts for more than the browser's.
const own = session.me?.person.language;
if (!words.isChosen() && isLanguage(own)) await words.use(own);
const target = document.getElementById("app");
if (target !== null) mount(App, { target });
