/* Light or dark: what the reader chose, else what the device says. Runs before the page is drawn, so that it never flashes. */
(() => {
  const KEY = "hub-scheme";
  const root = document.documentElement;
  const device = matchMedia("(prefers-color-scheme: dark)");

  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is forbidden: the choice lasts for this page
    }
  };
  const store = (scheme) => {
    try {
      localStorage.setItem(KEY, scheme);
    } catch {
      // storage is forbidden or full: the choice lasts for this page
    }
  };
  const current = () => root.dataset.scheme || (device.matches ? "dark" : "light");

  if (["light", "dark"].includes(stored())) root.dataset.scheme = stored();

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-hub-scheme]");
    const name = button.querySelector("[data-hub-scheme-name]");
    const say = () => {
      const other = current() === "dark" ? "Light" : "Dark";
      name.textContent = other;
      button.title = `${other} colours`;
    };
    button.addEventListener("click", () => {
      root.dataset.scheme = current() === "dark" ? "light" : "dark";
      store(root.dataset.scheme);
      say();
    });
    device.addEventListener("change", say);
    button.hidden = false;
    say();
  });
})();
