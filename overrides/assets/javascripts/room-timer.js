/*
 * A gentle timer for the room: it shows the part that a meeting is in and what is left of it, says when a minute is left
 * and when the time is over, and goes on only when somebody says so. It makes no sound unless it is asked to.
 */
const NEARLY = 60;

/** Set it going in a box that has `data-timer` elements. parts(): what each part of the plan is called and its minutes. */
export function roomTimer(box, parts) {
  const part = (name) => box.querySelector(`[data-timer="${name}"]`);
  const [status, start, next, back, stop, tone] = ["says", "start", "next", "back", "stop", "tone"].map(part);
  let at = 0;
  let left = 0; // seconds, while it rests
  let ends = 0; // when the part ends, while it runs
  let ticking;
  let before = Infinity; // the seconds that were left when they were last shown
  let awake;
  let sound;

  const isBegun = () => !part("now").hidden;
  const secondsLeft = () => (ticking ? Math.ceil((ends - Date.now()) / 1000) : left);

  function begin(number) {
    at = number;
    left = parts()[at].minutes * 60;
    if (ticking) ends = Date.now() + left * 1000;
    status.textContent = `${parts()[at].name}: ${parts()[at].minutes} min.`;
    show();
  }

  function run() {
    if (!isBegun()) {
      part("now").hidden = false;
      begin(0);
    }
    ends = Date.now() + left * 1000;
    ticking = setInterval(tick, 1000);
    navigator.wakeLock?.request("screen").then((lock) => (awake = lock), () => {}); // a screen that sleeps is no timer
    if (tone.checked) sound ??= new AudioContext();
    show();
  }

  function rest() {
    left = secondsLeft();
    clearInterval(ticking);
    ticking = undefined;
    awake?.release();
    show();
  }

  function tick() {
    const now = secondsLeft();
    if (before > NEARLY && now <= NEARLY && now > 0) status.textContent = `One minute is left for ${parts()[at].name}.`;
    if (before > 0 && now <= 0) over();
    show();
  }

  function over() {
    const following = parts()[at + 1];
    const next = following ? `Next: ${following.name}, when you are ready.` : "That was the last part.";
    status.textContent = `The time for ${parts()[at].name} is over. ${next}`;
    if (tone.checked) ring();
  }

  /** A soft tone that swells and fades. */
  function ring() {
    sound ??= new AudioContext();
    const [wave, volume, now] = [sound.createOscillator(), sound.createGain(), sound.currentTime];
    wave.frequency.value = 440;
    volume.gain.setValueAtTime(0, now);
    volume.gain.linearRampToValueAtTime(0.15, now + 0.5);
    volume.gain.linearRampToValueAtTime(0, now + 2.5);
    wave.connect(volume).connect(sound.destination);
    wave.start(now);
    wave.stop(now + 2.5);
  }

  function show() {
    before = secondsLeft();
    const all = parts();
    if (at >= all.length) at = all.length - 1;
    start.textContent = ticking ? "Pause" : isBegun() ? "Go on" : "Start";
    next.disabled = !isBegun() || at === all.length - 1;
    back.disabled = !isBegun() || at === 0;
    stop.disabled = !isBegun();
    if (!isBegun()) return;
    const now = Math.abs(before);
    const clock = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`;
    part("name").textContent = `${all[at].name}${all[at].roles ? ` · ${all[at].roles}` : ""}`;
    part("clock").textContent = before < 0 ? `${clock} over` : clock;
    part("bar").value = Math.min(1, Math.max(0, 1 - before / (all[at].minutes * 60)));
    part("next-name").textContent = all[at + 1] ? `Next: ${all[at + 1].name}` : "The last part";
  }

  function reset() {
    if (ticking) rest();
    part("now").hidden = true;
    at = 0;
    status.textContent = "";
    show();
  }

  start.addEventListener("click", () => (ticking ? rest() : run()));
  next.addEventListener("click", () => begin(at + 1));
  back.addEventListener("click", () => begin(at - 1));
  stop.addEventListener("click", reset);
  document.addEventListener("visibilitychange", () => ticking && document.visibilityState === "visible" && tick());
  show();
  return { reset, show };
}
