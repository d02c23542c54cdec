import type { FileLimits } from './config';
import { fill, type Texts } from './texts';

const megabyte = 1024 * 1024;

/** Sorts out what cannot be sent, each with its reason in words; `files` are all that wait to be sent. */
export function checkFiles<T extends { blob: Blob }>(
  files: readonly T[],
  { maxMb, maxFiles }: FileLimits,
  texts: Texts['files'],
): { kept: T[]; faults: string[] } {
  const kept: T[] = [];
  const faults: string[] = [];
  for (const file of files) {
    const { blob } = file;
    const name = blob instanceof File ? blob.name : '';
    if (blob.size === 0) faults.push(fill(texts.empty, { name }));
    else if (blob.size > maxMb * megabyte) {
      const size = Math.ceil((blob.size / megabyte) * 10) / 10;
      faults.push(fill(texts.tooBig, { name, size, mb: maxMb }));
    } else if (kept.length >= maxFiles) faults.push(fill(texts.tooMany, { name, files: maxFiles }));
    else kept.push(file);
  }
  return { kept, faults };
}

const picker = () =>
  document.querySelector<HTMLInputElement>('.webchat__upload-button--file-input');

export const chooseFiles = (): void => picker()?.click();

/** Puts files into the message box as if they had been chosen there, behind those that wait already. */
export function addFiles(waiting: readonly Blob[], added: Iterable<File>): void {
  const input = picker();
  if (!input) return;
  const transfer = new DataTransfer();
  const files = waiting.filter(blob => blob instanceof File);
  for (const file of [...files, ...added]) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Takes files that are dragged onto the page or pasted into it. `hover` says that some are above it. */
export function takeDroppedFiles(
  take: (files: File[]) => void,
  hover: (isAbove: boolean) => void,
): void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragover', event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    hover(true);
  });
  addEventListener('dragleave', event => {
    if (event.relatedTarget === null) hover(false);
  });
  addEventListener('drop', event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    hover(false);
    take([...(event.dataTransfer?.files ?? [])]);
  });
  addEventListener('paste', event => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });
}
