import { useTexts } from '../frame/texts';
import { TextField } from '../parts/field';

/** The address by which somebody signs in. */
export function EmailField({ value, onValue }: { value: string; onValue(value: string): void }) {
  const { t } = useTexts();
  return (
    <TextField
      label={t('signIn.email')}
      value={value}
      onValue={onValue}
      type="email"
      autoComplete="username"
      required
    />
  );
}
