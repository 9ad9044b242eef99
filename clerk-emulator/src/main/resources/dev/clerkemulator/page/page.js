// All of this is comfort: without it the pages work by reload, and texts are selected by hand.
const announcement = document.getElementById('announcement');

for (const button of document.querySelectorAll('[data-copies]')) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    const label = button.textContent;
    button.textContent = 'Copied';
    announcement.textContent = 'Copied.';
    setTimeout(() => {
      button.textContent = label;
      announcement.textContent = '';
    }, 1500);
  });
}

for (const form of document.querySelectorAll('[data-confirm]')) {
  form.addEventListener('submit', (event) => {
    if (!confirm(form.dataset.confirm)) event.preventDefault();
  });
}

const live = document.querySelector('[data-live]');
if (live) {
  const sign = document.getElementById('live');
  let last = '';
  const refresh = async () => {
    try {
      const response = await fetch(live.dataset.live);
      const html = await response.text();
      sign.hidden = !response.ok;
      // What somebody is about to press stays where it is.
      if (response.ok && html !== last && !live.contains(document.activeElement)) {
        live.innerHTML = html;
        last = html;
      }
    } catch {
      sign.hidden = true;
    }
  };
  setInterval(() => document.hidden || refresh(), 1500);
  refresh();
}

// Clerk's SDK writes behind the hash where its user is to return to; the server checks it.
const back = new URLSearchParams(location.hash.replace(/^#[^?]*/, ''));
const target =
  back.get('sign_in_force_redirect_url') ?? back.get('sign_up_force_redirect_url') ?? back.get('redirect_url');
if (target) {
  for (const field of document.querySelectorAll('[name=redirect_url]')) field.value = target;
}
