// Optional: copies text, confirms deletions and refreshes the table of deliveries.
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
  const indicator = document.getElementById('live');
  let last = '';
  const refresh = async () => {
    try {
      const response = await fetch(live.dataset.live);
      const html = await response.text();
      indicator.hidden = !response.ok;
      // Keeps the table while one of its elements has the focus.
      if (response.ok && html !== last && !live.contains(document.activeElement)) {
        live.innerHTML = html;
        last = html;
      }
    } catch {
      indicator.hidden = true;
    }
  };
  setInterval(() => document.hidden || refresh(), 1500);
  refresh();
}

// Clerk's SDK passes the return URL in the fragment. The server validates it.
const fragment = new URLSearchParams(location.hash.replace(/^#[^?]*/, ''));
const target =
  fragment.get('sign_in_force_redirect_url') ?? fragment.get('sign_up_force_redirect_url') ?? fragment.get('redirect_url');
if (target) {
  for (const field of document.querySelectorAll('[name=redirect_url]')) field.value = target;
}
