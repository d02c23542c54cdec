import { signIn, welcome } from './api';
import { element, field, form } from './dom';
import type { Frame } from './frame';

/** Where somebody signs in; she goes on to the address that she came for. */
export function signInView(frame: Frame): Node[] {
  const { texts } = frame;
  const email = field(texts.email, { name: 'email', type: 'email', autocomplete: 'username' });
  const password = field(texts.password, {
    name: 'password',
    type: 'password',
    autocomplete: 'current-password',
  });
  return [
    element('h1', {}, texts.signIn),
    form(texts.signIn, [email, password], values =>
      frame.attempt(async () => {
        await signIn(values.email ?? '', values.password ?? '');
        await frame.enter();
      }),
    ),
  ];
}

/** Where an invitation becomes an account. Its token stands in the address's fragment. */
export function welcomeView(frame: Frame): Node[] {
  const { texts } = frame;
  const token = location.hash.slice(1);
  if (token === '') return [element('h1', {}, texts.welcome), element('p', {}, texts.noInvitation)];
  const fields = [
    field(texts.name, { name: 'name', autocomplete: 'name', maxlength: '120' }),
    field(texts.email, { name: 'email', type: 'email', autocomplete: 'username' }),
    field(texts.newPassword, {
      name: 'password',
      type: 'password',
      autocomplete: 'new-password',
      minlength: '12',
      maxlength: '256',
    }),
  ];
  return [
    element('h1', {}, texts.welcome),
    form(texts.create, fields, values =>
      frame.attempt(async () => {
        await welcome({ ...values, token });
        history.replaceState(null, '', '/staff');
        await frame.enter();
      }),
    ),
  ];
}
