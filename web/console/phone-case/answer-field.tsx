import type { Language } from '../api/cases';
import type { GivenAnswer } from '../api/new-case';
import type { RequestTypeField } from '../api/office';
import { useTexts } from '../frame/texts';
import { Checkbox, TextArea, TextField } from '../parts/field';

interface Props {
  field: RequestTypeField;
  /** The caller's language, in which words are typed. */
  lang: Language;
  value: GivenAnswer | undefined;
  onValue(value: GivenAnswer): void;
  error: string | undefined;
}

/** One answer of a caller, by the kind of its field. */
export function AnswerField({ field, lang, value, onValue, error }: Props) {
  const { t } = useTexts();
  const words = typeof value === 'string' ? value : '';
  const label = { label: field.label, error, optional: !field.required };
  switch (field.kind) {
    case 'text':
      return <TextArea {...label} lang={lang} maxLength={8_000} value={words} onValue={onValue} />;
    case 'time':
      return <TextField {...label} type="date" value={words} onValue={onValue} />;
    case 'choices':
      return <Choices field={field} value={value} onValue={onValue} error={error} />;
    case 'consequences':
    case 'identity':
      return (
        <fieldset className="choices">
          <legend>{field.label}</legend>
          <Checkbox
            label={t(`phone.checked.${field.kind}`)}
            checked={value === true}
            onChecked={onValue}
          />
          {error && <div className="error">{error}</div>}
        </fieldset>
      );
    default:
      return <TextField {...label} maxLength={200} value={words} onValue={onValue} />;
  }
}

function Choices({ field, value, onValue, error }: Omit<Props, 'lang'>) {
  const chosen = Array.isArray(value) ? value : [];
  const toggle = (one: string, on: boolean) =>
    onValue(on ? [...chosen, one] : chosen.filter(other => other !== one));
  return (
    <fieldset className="choices">
      <legend>{field.label}</legend>
      {field.choices?.map(choice => (
        <Checkbox
          key={choice.value}
          label={choice.label}
          checked={chosen.includes(choice.value)}
          onChecked={on => toggle(choice.value, on)}
        />
      ))}
      {error && <div className="error">{error}</div>}
    </fieldset>
  );
}
