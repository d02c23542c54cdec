/**
 * The one script that a site embeds: `<script async src="https://desk.example/widget.js"></script>`.
 * It draws the launcher into a shadow root, and loads the chat page into a frame once it is opened.
 * Styles go in through constructed style sheets, so that a strict style-src of the site does not matter.
 */
import { createEvents } from './events';
import { optionsOf } from './options';
import { createWidget, type Widget } from './widget';

declare global {
  interface Window {
    ParagonDesk?: Widget;
  }
}

const script = document.currentScript;

if (script instanceof HTMLScriptElement && !window.ParagonDesk) {
  const start = () => {
    window.ParagonDesk ??= createWidget(optionsOf(script), createEvents());
  };
  if (document.body) start();
  else document.addEventListener('DOMContentLoaded', start, { once: true });
}
