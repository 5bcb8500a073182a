// Likes and bookmarks without leaving one's place in the page. Every form works without this file:
// whatever goes wrong here, the form is sent the ordinary way.
(() => {
  "use strict";

  const turn = (button) => {
    const pressed = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(pressed));
    button.value = pressed ? "0" : "1";
    const count = button.querySelector("[data-count]");
    if (!count) return;
    const number = count.firstChild;
    const next = Math.max(0, parseInt(number.nodeValue, 10) + (pressed ? 1 : -1));
    number.nodeValue = String(next);
    count.hidden = next === 0;
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-act]");
    if (!form || !event.submitter) return;
    event.preventDefault();
    const button = event.submitter;
    const sent = new FormData(form, button);
    button.disabled = true;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: sent,
        headers: { "X-Colloque-Act": "1" },
        redirect: "error",
      });
      button.disabled = false;
      if (!answer.ok) throw new Error(String(answer.status));
      turn(button);
      button.focus();
    } catch {
      button.disabled = false;
      const on = document.createElement("input");
      on.type = "hidden";
      on.name = button.name;
      on.value = button.value;
      form.append(on);
      form.submit();
    }
  });

  // An open menu closes on Escape and when one looks elsewhere.
  const close = (except) => {
    for (const menu of document.querySelectorAll("details.more[open], details.menu[open]")) {
      if (menu !== except) menu.open = false;
    }
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.activeElement?.closest("details[open]");
    close(null);
    open?.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => close(event.target.closest("details")));
})();
