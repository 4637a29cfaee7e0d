/*
 * Has the browser keep the library for times without a network (offline-worker.js), and says when the hub has changed since.
 */
import { element } from "./element.js";

const workers = navigator.serviceWorker;
let isAskedFor = false;

/** Say that there is a new version, in a region that is there before, so that it is read aloud. */
function tell(waiting, region) {
  const load = element("button", "Load it", "hub-button");
  load.type = "button";
  load.addEventListener("click", () => {
    isAskedFor = true;
    waiting.postMessage("take over");
  });
  region.replaceChildren(element("p", "There is a new version of the hub."), load);
}

async function keepLibrary() {
  const region = element("div", "", "hub-new-version");
  region.setAttribute("role", "status");
  document.body.append(region);
  const registration = await workers.register(new URL("../../service-worker.js", import.meta.url), { updateViaCache: "none" });
  if (registration.waiting) tell(registration.waiting, region);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming.addEventListener("statechange", () => {
      if (coming.state === "installed" && workers.controller) tell(coming, region);
    });
  });
  workers.addEventListener("controllerchange", () => isAskedFor && location.reload());
}

// A browser that forbids it, or an address without encryption, has no copy, and all else works.
if (workers && !navigator.connection?.saveData) keepLibrary().catch(() => {});
