import { useTexts } from '../frame/texts';
import { TextField } from './field';

interface PasswordProps {
  label: string;
  value: string;
  onValue(password: string): void;
}

/** A password that is known already. */
export function PasswordField(props: PasswordProps) {
  return (
    <TextField
      {...props}
      type="password"
      autoComplete="current-password"
      required
      maxLength={256}
    />
  );
}

/** A password that is being chosen: the hint says what is asked of it, as the desk checks it. */
export function NewPasswordField(props: PasswordProps) {
  const { t } = useTexts();
  return (
    <TextField
      {...props}
      hint={t('welcome.passwordHint')}
      type="password"
      autoComplete="new-password"
      required
      minLength={12}
      maxLength={256}
    />
  );
}
