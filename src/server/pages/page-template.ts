/** Puts values, escaped for HTML text and attributes, into a built page's `{{name}}`. */
export const fillPage = (template: string, values: Record<string, string>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => escapeHtml(values[name] ?? whole));

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
