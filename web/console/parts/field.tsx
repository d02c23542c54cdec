import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import { useTexts } from '../frame/texts';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what was entered. */
  error?: string | undefined;
  /** Says in words that it may stay empty. */
  optional?: boolean;
}

interface Wiring {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

/** A label, its control, and what is to be said about it, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const { t } = useTexts();
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="quiet"> ({t('parts.optional')})</span>}
      </label>
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(error && { 'aria-invalid': true as const }),
      })}
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div className="error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
}

type Own = 'id' | 'className' | 'value' | 'onChange';
interface Valued<Value extends string = string> {
  value: Value;
  onValue(value: NoInfer<Value>): void;
}

/** What is said about a control, apart from what the control itself is given. */
function apart<Props extends FieldProps>({ label, hint, error, optional, ...control }: Props) {
  return { said: { label, hint, error, ...(optional && { optional }) }, control };
}

type TextProps = FieldProps & Valued & Omit<InputHTMLAttributes<HTMLInputElement>, Own>;

/** One line of text. */
export function TextField(props: TextProps) {
  const { said, control } = apart(props);
  const { onValue, ...rest } = control;
  return (
    <Field {...said}>
      {wiring => (
        <input
          {...rest}
          {...wiring}
          className="input"
          onChange={event => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}

type AreaProps = FieldProps & Valued & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Own>;

/** Several lines of text. */
export function TextArea(props: AreaProps) {
  const { said, control } = apart(props);
  const { onValue, ...rest } = control;
  return (
    <Field {...said}>
      {wiring => (
        <textarea
          rows={4}
          {...rest}
          {...wiring}
          className="input"
          onChange={event => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
}

type SelectProps<Value extends string> = FieldProps &
  Valued<Value> & { options: readonly Option<NoInfer<Value>>[] } & Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    Own
  >;

/** One of several, in a list that opens. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { said, control } = apart(props);
  const { options, onValue, ...rest } = control;
  return (
    <Field {...said}>
      {wiring => (
        <select
          {...rest}
          {...wiring}
          className="input"
          onChange={event => {
            const chosen = options.find(option => option.value === event.target.value);
            if (chosen) onValue(chosen.value);
          }}
        >
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A few choices, all in sight. */
export function Radios<Value extends string>({
  label,
  value,
  onValue,
  options,
}: Valued<Value> & {
  label: string;
  options: readonly (Option<NoInfer<Value>> & { hint?: string })[];
}) {
  const name = useId();
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      {options.map(option => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onValue(option.value)}
          />
          <span>
            {option.label}
            {option.hint && <span className="hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** One thing, yes or no. */
export function Checkbox({
  label,
  checked,
  onChecked,
}: {
  label: ReactNode;
  checked: boolean;
  onChecked(checked: boolean): void;
}) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={checked}
        onChange={event => onChecked(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
