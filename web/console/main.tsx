import { createRoot } from 'react-dom/client';
import './style/base.css';
import './style/parts.css';
import './style/fields.css';
import './style/lists.css';
import './style/overlays.css';
import './style/layout.css';
import './style/entry.css';
import './style/queue.css';
import './style/print.css';
import { App } from './app';
import { Failed } from './frame/failed';
import { findSession } from './frame/session';
import { speak, wishedLanguage } from './frame/texts';
import { showTheme } from './frame/theme';

const place = document.getElementById('console');
if (!place) throw new Error('the page has no #console');
const root = createRoot(place);

async function start(): Promise<void> {
  showTheme();
  const asked = findSession().then(
    () => true,
    () => false,
  );
  await speak(wishedLanguage());
  root.render((await asked) ? <App /> : <Failed />);
}

void start();
