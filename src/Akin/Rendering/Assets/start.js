const root = document.documentElement;
const find = (selector, within = document) => within.querySelector(selector);
const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];

// Light or dark: the system's wish, until the reader says otherwise.
const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const themeListeners = [];
find(".theme").addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  themeListeners.forEach(listener => listener());
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => themeListeners.forEach(listener => listener()));

// The section being read is marked in the bar on top.
const links = new Map(findAll(".top nav a").map(link => [link.hash.slice(1), link]));
const seen = new IntersectionObserver(entries => {
  for (const entry of entries) {
    if (entry.isIntersecting) {
      links.forEach(link => link.removeAttribute("aria-current"));
      links.get(entry.target.id)?.setAttribute("aria-current", "true");
    }
  }
}, { rootMargin: "-30% 0px -65% 0px" });
links.forEach((_, id) => seen.observe(document.getElementById(id)));
