// Copies the text as it stands, to paste it where it was meant for. Where a browser cannot, no button shows.
const button = document.getElementById("copy-text");
const said = document.getElementById("relecture-said");

if (navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const label = button.textContent;
    await navigator.clipboard.writeText(document.getElementById("w-text").value);
    button.textContent = said.textContent = button.dataset.copied;
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
}
