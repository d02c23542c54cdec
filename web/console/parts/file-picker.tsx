import { useId } from 'react';
import { fileSize } from '../frame/format';
import { useTexts } from '../frame/texts';
import { Button } from './button';
import { Icon } from './icon';

interface FilePickerProps {
  label: string;
  files: readonly File[];
  onFiles(files: File[]): void;
}

/** Files to go along; the browser's own field speaks the browser's language and lets nothing be taken back. */
export function FilePicker({ label, files, onFiles }: FilePickerProps) {
  const { t, language } = useTexts();
  const id = useId();
  return (
    <div className="field file-picker">
      <input
        id={id}
        className="unseen"
        type="file"
        multiple
        onChange={event => {
          onFiles([...files, ...(event.target.files ?? [])]);
          // Else the same file could not be chosen again after it was taken back.
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="button">
        <Icon name="file" />
        {label}
      </label>
      <ul>
        {files.map((file, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
          <li key={index}>
            <bdi>{file.name}</bdi> <span className="quiet">{fileSize(language, file.size)}</span>
            <Button
              look="plain"
              icon="close"
              iconOnly
              onClick={() => onFiles(files.filter(one => one !== file))}
            >
              {t('parts.remove', { name: file.name })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
