import { part } from '../shared/part';

/** What `POST /answer/{id}/open` answers. */
type Opened =
  | { step: 'code'; sentTo: string; wrong?: true }
  | {
      step: 'open';
      reference: string;
      text: string;
      until: string;
      files: { id: string; name: string; size: string }[];
    };

const ask = part('ask', 'form');
const prove = part('prove', 'form');
const accessCode = part('access-code', 'input');
const code = part('code', 'input');
const problem = part('problem', 'p');
const answer = part('answer', 'article');
const here = location.pathname.replace(/\/+$/, '');

accessCode.focus();
ask.addEventListener('submit', event => {
  event.preventDefault();
  void open(ask);
});
prove.addEventListener('submit', event => {
  event.preventDefault();
  void open(prove);
});
part('print', 'button').addEventListener('click', () => window.print());

async function open(form: HTMLFormElement): Promise<void> {
  problem.textContent = '';
  const button = form.querySelector('button');
  if (button) button.disabled = true;
  try {
    const response = await fetch(`${here}/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        accessCode: accessCode.value,
        ...(form === prove && { code: code.value }),
        language: document.documentElement.lang === 'en' ? 'en' : 'vi',
      }),
    });
    if (response.ok) show((await response.json()) as Opened);
    else tell(response.status === 429 ? 'tooMany' : response.status === 404 ? 'refused' : 'failed');
  } catch {
    tell('failed');
  } finally {
    if (button) button.disabled = false;
  }
}

function tell(what: 'refused' | 'wrong' | 'tooMany' | 'failed'): void {
  problem.textContent = problem.dataset[what] ?? '';
  if (what === 'refused') accessCode.select();
  if (what === 'wrong') code.select();
}

function show(opened: Opened): void {
  if (opened.step === 'code') {
    const sent = part('sent');
    sent.textContent = (sent.dataset.text ?? '').replace('[[contact]]', opened.sentTo);
    ask.hidden = true;
    prove.hidden = false;
    code.focus();
    if (opened.wrong) tell('wrong');
    return;
  }
  part('shown-reference').textContent = opened.reference;
  part('shown-until').textContent = opened.until;
  part('shown-text').textContent = opened.text;
  part('files').hidden = opened.files.length === 0;
  const list = part('shown-files', 'ul');
  list.replaceChildren(
    ...opened.files.map(({ id, name, size }) => {
      const row = document.createElement('li');
      const link = document.createElement('a');
      link.href = `${here}/files/${encodeURIComponent(id)}`;
      link.textContent = `${list.dataset.download ?? ''} ${name} (${size})`;
      row.append(link);
      return row;
    }),
  );
  // Neither code stays on a screen that others may see next.
  accessCode.value = '';
  code.value = '';
  ask.hidden = true;
  prove.hidden = true;
  answer.hidden = false;
  answer.focus();
}
