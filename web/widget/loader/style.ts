/** The launcher and the panel, inside their shadow root. */
export const style = `
:host { all: initial; }
* { box-sizing: border-box; }
.launcher, .panel, .greeting { position: fixed; z-index: 2147483000; }
.launcher, .greeting { font: 600 16px/1.25 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
.launcher {
  bottom: max(20px, env(safe-area-inset-bottom)); right: max(20px, env(safe-area-inset-right));
  display: flex; align-items: center; gap: 10px; min-height: 56px; padding: 0 20px 0 16px;
  border: 0; border-radius: 28px; background: var(--desk-colour, #0b5563); color: var(--desk-text, #fff);
  box-shadow: 0 6px 20px rgb(0 20 30 / .28), 0 1px 3px rgb(0 20 30 / .3); cursor: pointer;
  transition: transform .15s ease, box-shadow .15s ease;
}
.launcher:hover { transform: translateY(-2px); box-shadow: 0 10px 26px rgb(0 20 30 / .32); }
.launcher:focus-visible { outline: 3px solid var(--desk-text, #fff); outline-offset: -6px; box-shadow: 0 0 0 3px var(--desk-colour, #0b5563); }
.launcher svg { width: 26px; height: 26px; flex: none; }
.dot { position: absolute; top: -4px; right: -2px; min-width: 24px; height: 24px; padding: 0 6px; border-radius: 12px;
  background: #c22a20; color: #fff; border: 2px solid #fff; font-size: 12px; line-height: 20px; text-align: center; }
.news { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; bottom: 0; }
.dot[hidden], .panel[hidden] { display: none; }
.greeting {
  bottom: max(88px, calc(env(safe-area-inset-bottom) + 88px)); right: max(20px, env(safe-area-inset-right));
  display: flex; align-items: start; max-width: min(300px, calc(100vw - 40px)); border-radius: 14px;
  background: #fff; color: #17252a; box-shadow: 0 8px 26px rgb(0 20 30 / .24), 0 0 0 1px rgb(0 20 30 / .08);
}
.greeting button { border: 0; border-radius: 14px; background: none; color: inherit; font: inherit; cursor: pointer; }
.greeting .line { padding: 13px 0 13px 16px; font-size: 15px; font-weight: 500; line-height: 1.4; text-align: start; overflow-wrap: anywhere; }
.greeting .dismiss { flex: none; width: 44px; height: 44px; padding: 13px; }
.greeting svg { display: block; width: 18px; height: 18px; }
.greeting button:focus-visible { outline: 3px solid #0b5563; outline-offset: -3px; }
.panel {
  bottom: max(88px, calc(env(safe-area-inset-bottom) + 88px)); right: max(20px, env(safe-area-inset-right));
  width: min(400px, calc(100vw - 40px)); height: min(680px, calc(100dvh - 112px));
  border-radius: 16px; overflow: hidden; background: #f5f8f8;
  box-shadow: 0 18px 50px rgb(0 20 30 / .32), 0 2px 8px rgb(0 20 30 / .2);
}
.left .launcher, .left .panel, .left .greeting { right: auto; left: max(20px, env(safe-area-inset-left)); }
iframe { display: block; width: 100%; height: 100%; border: 0; }
.open .launcher { padding: 0; width: 56px; justify-content: center; }
.open .words, .open .shield, .launcher .cross { display: none; }
.open .cross { display: block; }
@media (max-width: 520px), (max-height: 480px) {
  .panel, .left .panel { inset: 0; width: auto; height: 100dvh; border-radius: 0; box-shadow: none;
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left); }
  .open .launcher { display: none; }
}
@media (prefers-color-scheme: dark) {
  .panel { background: #0f181b; box-shadow: 0 18px 50px rgb(0 0 0 / .6), 0 0 0 1px rgb(255 255 255 / .08); }
  .greeting { background: #1b2b30; color: #e7eff0; box-shadow: 0 8px 26px rgb(0 0 0 / .5), 0 0 0 1px rgb(255 255 255 / .12); }
  .greeting button:focus-visible { outline-color: #7fd0dc; }
}
@media (prefers-reduced-motion: no-preference) {
  .panel, .greeting { animation: rise .18s ease-out; }
  @keyframes rise { from { opacity: 0; transform: translateY(12px); } }
}
@media (prefers-reduced-motion: reduce) { .launcher { transition: none; } .launcher:hover { transform: none; } }
@media (forced-colors: active) { .launcher, .greeting, .panel { border: 2px solid ButtonText; } }
@media print { :host { display: none; } }
`;
