/** Line drawings on a grid of 20, one stroke wide. */
const paths = {
  alert: 'M10 3 18 17H2L10 3ZM10 8.5v4M10 14.7v.1',
  archive: 'M3 4h14v3H3V4Zm1 3v9h12V7M8 10h4',
  assign:
    'M8 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 17c.5-3.4 2.7-5 5.5-5s5 1.6 5.5 5M15.5 7v5M13 9.5h5',
  bell: 'M10 3a5 5 0 0 1 5 5c0 4 1.5 5 1.5 5h-13S5 12 5 8a5 5 0 0 1 5-5ZM8.5 16a1.6 1.6 0 0 0 3 0',
  bookmark: 'M5.5 3h9v14L10 13.5 5.5 17V3Z',
  chart: 'M3 17h14M5.5 14V9M10 14V4M14.5 14v-3.5',
  chat: 'M3 4h14v10H9l-4 3v-3H3V4Z',
  check: 'm4 10.5 4 4L16.5 6',
  chevron: 'm5.5 8 4.5 4.5L14.5 8',
  clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 5.5V10l3 2',
  close: 'm5 5 10 10M15 5 5 15',
  copy: 'M7 7h9.5v9.5H7V7Zm-3.5 6V3.5H13',
  download: 'M10 3v9m-4-3.5 4 4 4-4M4 16.5h12',
  eye: 'M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10Zm8 2.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
  file: 'M5 2.5h6.5L15 6v11.5H5v-15Zm6 0V6.5h4',
  filter: 'M3 5h14M6 10h8M8.5 15h3',
  help: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM8 8a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.4M10 13.6v.1',
  left: 'M12 5 7 10l5 5',
  link: 'm8.5 11.5 3-3M9 6.5l1.6-1.6a3.2 3.2 0 0 1 4.5 4.5L13.5 11M11 13.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L6.5 9',
  lock: 'M5 9h10v8H5V9Zm2 0V6.5a3 3 0 0 1 6 0V9',
  mail: 'M2.5 4.5h15v11h-15v-11Zm0 1 7.5 6 7.5-6',
  more: 'M4.5 10h.1M10 10h.1M15.5 10h.1',
  note: 'M4 3h12v9l-4.5 5H4V3Zm7.5 14v-5H16',
  phone: 'M5 2.5h3l1 4-2 1.5c1 2.2 2.8 4 5 5l1.5-2 4 1v3c0 1-1 2-2 2C9 17 3 11 3 4.5c0-1 1-2 2-2Z',
  plus: 'M10 4v12M4 10h12',
  print: 'M6 7.5V3h8v4.5M6 14H3.5V7.5h13V14H14m-8-2.5h8V17H6v-5.5Z',
  queue: 'M3 5h2m3 0h9M3 10h2m3 0h9M3 15h2m3 0h9',
  reload: 'M16 10a6 6 0 1 1-1.8-4.3M16 3v3.5h-3.5',
  reply: 'M8 5 3 10l5 5v-3.2c4.5 0 7 1.2 9 3.7-.5-5-3.5-7.5-9-7.5V5Z',
  right: 'M8 5l5 5-5 5',
  search: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12Zm4.5-1.5L17.5 17.5',
  send: 'M3 10 17 3.5 12.5 17 9.5 11 3 10Zm6.5 1L17 3.5',
  settings:
    'M4 6h7m4 0h1M4 14h1m4 0h7M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  shield: 'M10 2.5 16 5v4.8c0 3.8-2.5 6.5-6 7.7-3.5-1.2-6-3.9-6-7.7V5l6-2.5ZM7.5 10l2 2 3.5-4',
  user: 'M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM4 17c.6-3.4 3-5 6-5s5.4 1.6 6 5',
} as const;

export type IconName = keyof typeof paths;

/** Beside words, never in their place: what it shows is said too. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
