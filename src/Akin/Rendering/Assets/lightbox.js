// A picture at full size, from its original where that can be opened, else as small as the page has it.
const lightbox = find("#lightbox");
const large = find("img", lightbox);
let shown = null;

function showPicture(link) {
  shown = link;
  const small = find("img", link);
  const row = Number(link.dataset.row);
  large.onerror = () => {
    large.onerror = null;
    large.src = small ? small.src : "";
  };
  large.src = link.getAttribute("href") || (small ? small.src : "");
  large.alt = pictures.path(row);
  find(".lightbox-name").textContent = pictures.path(row);
  find(".lightbox-more").textContent = pictures.describe(row);
  if (!lightbox.open) lightbox.showModal();
}

function stepPicture(by) {
  const all = findAll(".picture", shown.closest(".strips"));
  showPicture(all[(all.indexOf(shown) + by + all.length) % all.length]);
}

document.addEventListener("click", event => {
  const link = event.target.closest?.(".picture");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    showPicture(link);
  }
});
lightbox.addEventListener("click", event => {
  const button = event.target.closest("button");
  if (button?.dataset.step) stepPicture(Number(button.dataset.step));
  else if (button || event.target === lightbox) lightbox.close();
});
lightbox.addEventListener("keydown", event => {
  if (event.key === "ArrowRight") stepPicture(1);
  if (event.key === "ArrowLeft") stepPicture(-1);
});
