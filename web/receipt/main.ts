import { part } from '../shared/part';

/** What `POST /receipt/open` answers. */
interface Receipt {
  reference: string;
  request: string;
  receivedAt: string;
  clocks: string[];
  state: string;
  files: { name: string; size: string; sha256: string }[];
}

const form = part('ask', 'form');
const reference = part('reference', 'input');
const accessCode = part('access-code', 'input');
const problem = part('problem', 'p');
const receipt = part('receipt', 'article');

// The number may stand in the link of a mail; the code never does.
reference.value = decodeURIComponent(location.hash.slice(1)).slice(0, 40);
(reference.value ? accessCode : reference).focus();

form.addEventListener('submit', event => {
  event.preventDefault();
  void open();
});
part('print', 'button').addEventListener('click', () => window.print());
part('another', 'button').addEventListener('click', () => {
  receipt.hidden = true;
  form.hidden = false;
  form.reset();
  reference.focus();
});

async function open(): Promise<void> {
  problem.textContent = '';
  const button = form.querySelector('button');
  if (button) button.disabled = true;
  try {
    const response = await fetch('/receipt/open', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        reference: reference.value,
        accessCode: accessCode.value,
        language: document.documentElement.lang === 'en' ? 'en' : 'vi',
      }),
    });
    if (response.ok) show((await response.json()) as Receipt);
    else tell(response.status === 429 ? 'tooMany' : response.status === 404 ? 'refused' : 'failed');
  } catch {
    tell('failed');
  } finally {
    if (button) button.disabled = false;
  }
}

function tell(what: 'refused' | 'tooMany' | 'failed'): void {
  problem.textContent = problem.dataset[what] ?? '';
  if (what === 'refused') accessCode.select();
}

function show(found: Receipt): void {
  const texts = {
    'shown-reference': found.reference,
    'shown-request': found.request,
    'shown-received': found.receivedAt,
    'shown-state': found.state,
    'shown-clocks': found.clocks.join('\n\n'),
  };
  for (const [id, text] of Object.entries(texts)) part(id).textContent = text;
  part('no-files').hidden = found.files.length > 0;
  part('files').hidden = found.files.length === 0;
  part('shown-files').replaceChildren(
    ...found.files.map(({ name, size, sha256 }) => {
      const row = document.createElement('tr');
      for (const text of [name, size, sha256]) row.insertCell().textContent = text;
      return row;
    }),
  );
  // Neither stays on a screen that others may see next.
  accessCode.value = '';
  form.hidden = true;
  receipt.hidden = false;
  receipt.focus();
}
