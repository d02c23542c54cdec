/**
 * The language of conversation tests. A script is a table of turns that names text keys, so that one
 * script serves every language:
 *
 *     customer: "hôm qua"                    the very words
 *     customer: [talk.menu.choices.human]    presses the button with this text
 *     customer: (file "ảnh chụp.png")        sends a file
 *     bot: form.again + talk.menu.ask [form.choices.skip | …] {dueAt: 2026-03-05}
 *
 * A bot line is one whole message: the texts in order, nothing between them; `key*` is one or more lines
 * of that text. Choices, where named, are
 * all the buttons in order (`…` stands for any more). Values in braces are those of the texts'
 * parameters; others may be anything.
 */
export type ScriptLine = CustomerLine | BotLine;

export interface CustomerLine {
  speaker: 'customer';
  line: string;
  said: { words: string } | { key: string } | { file: string };
}

export interface BotLine {
  speaker: 'bot';
  line: string;
  keys: string[];
  choices?: { keys: string[]; more: boolean };
  params: Record<string, string>;
}

export function parseScript(script: string): ScriptLine[] {
  return script
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const [, speaker, rest = ''] = /^(customer|bot):\s*(.*)$/.exec(line) ?? [];
      if (speaker === 'customer') return customerLine(line, rest);
      if (speaker === 'bot') return botLine(line, rest);
      throw new Error(`a script line starts with “customer:” or “bot:”, not: ${line}`);
    });
}

function customerLine(line: string, rest: string): CustomerLine {
  const words = /^"(.*)"$/.exec(rest)?.[1];
  if (words !== undefined) return { speaker: 'customer', line, said: { words } };
  const key = /^\[(.+)\]$/.exec(rest)?.[1];
  if (key) return { speaker: 'customer', line, said: { key: key.trim() } };
  const file = /^\(file "(.+)"\)$/.exec(rest)?.[1];
  if (file) return { speaker: 'customer', line, said: { file } };
  throw new Error(`the customer says "words", [key] or (file "name"), not: ${line}`);
}

function botLine(line: string, rest: string): BotLine {
  const match = /^([^[{]+)(?:\[([^\]]*)\])?\s*(?:\{([^}]*)\})?$/.exec(rest);
  if (!match?.[1])
    throw new Error(`the bot says key + key [choice | …] {param: value}, not: ${line}`);
  const listed = match[2]?.split('|').map(key => key.trim());
  return {
    speaker: 'bot',
    line,
    keys: match[1].split('+').map(key => key.trim()),
    ...(listed && {
      choices: { keys: listed.filter(key => key && key !== '…'), more: listed.includes('…') },
    }),
    params: Object.fromEntries(
      (match[3] ?? '')
        .split(/,\s+/)
        .filter(Boolean)
        .map(pair => {
          const colon = pair.indexOf(':');
          return [pair.slice(0, colon).trim(), pair.slice(colon + 1).trim()];
        }),
    ),
  };
}
