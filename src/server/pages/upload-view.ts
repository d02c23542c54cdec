import type { Language } from '../../domain/language';
import type { Texts } from '../../i18n/texts';
import { html } from '../../staff/html';

export interface UploadView {
  language: Language;
  nonce: string;
  /** The question, or what became of it. */
  step: 'ask' | 'done' | 'used' | 'gone';
  maxMb: number;
  maxFiles: number;
}

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f}
h1{font-size:1.4rem}label{display:block;font-weight:600;margin:1rem 0 .5rem}
input,button{font:inherit}button{margin-top:1rem;padding:.6rem 1.2rem;border:0;border-radius:.4rem;background:#0b5394;color:#fff}
:focus-visible{outline:3px solid #0b5394;outline-offset:2px}`;

/** The page on which a customer leaves files for her talk; it works without any script. */
export function uploadPage(view: UploadView, texts: Texts): string {
  const { language, nonce, step, maxMb, maxFiles } = view;
  const text = (key: 'title' | 'label' | 'send' | 'done' | 'used' | 'gone') =>
    texts.t(language, `channels.uploadPage.${key}`);
  const limits = texts.t(language, 'channels.uploadPage.limits', { mb: maxMb, files: maxFiles });
  const form = html`<form method="post" enctype="multipart/form-data">
<p id="limits">${limits}</p>
<label for="files">${text('label')}</label>
<input id="files" name="files" type="file" multiple required aria-describedby="limits">
<div><button type="submit">${text('send')}</button></div>
</form>`;
  return html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${text('title')}</title>
<style nonce="${nonce}">${style}</style></head>
<body><main><h1>${text('title')}</h1>
${step === 'ask' ? form : html`<p role="status">${text(step)}</p>`}
</main></body>
</html>
`.source;
}
