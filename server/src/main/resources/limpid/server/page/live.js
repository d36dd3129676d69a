// Keeps a page fresh while somebody looks at it. Without this script everything works, one reload at a time.

const EVERY_MS = 3000;

/** Shows moments in the reader's own time zone. */
function localise(within) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  for (const time of within.querySelectorAll("time[data-local]")) {
    time.textContent = format.format(new Date(time.dateTime));
  }
}

/** Offers to copy where the browser can. */
function offerCopies(within) {
  for (const button of within.querySelectorAll("button[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = "Copied";
    });
  }
}

/** Fetches a region again and puts it in place if it changed; never under the hands of somebody who uses it. */
async function refresh(region, last) {
  const reply = await fetch(region.dataset.live, { credentials: "same-origin", redirect: "manual" });
  if (!reply.ok) {
    if (reply.type === "opaqueredirect" || reply.status === 401) location.reload();
    return last;
  }
  const text = await reply.text();
  if (text === last || region.contains(document.activeElement)) return last;
  const fresh = new DOMParser().parseFromString(text, "text/html").body;
  region.replaceChildren(...fresh.childNodes);
  localise(region);
  return text;
}

async function watch(region) {
  let last = null;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    if (document.hidden) continue;
    try {
      last = await refresh(region, last);
      region.classList.remove("stale");
    } catch {
      // The server does not answer: what stands here may no longer be so, and has to look like it.
      region.classList.add("stale");
    }
  }
}

localise(document);
offerCopies(document);
for (const region of document.querySelectorAll("[data-live]")) watch(region);
