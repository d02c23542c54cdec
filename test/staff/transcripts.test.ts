import { caseTranscript } from '../../src/staff/transcripts/case-transcript';
import { transcriptHtml } from '../../src/staff/transcripts/transcript-html';
import { transcriptActivities, transcriptJson } from '../../src/staff/transcripts/transcript-json';
import { transcriptText } from '../../src/staff/transcripts/transcript-text';
import { aCase, aTalk } from './support/a-case';
import { memoryDesk } from './support/memory-desk';
import { staffTexts } from './support/texts';

const texts = staffTexts();
const hostile = `<img src=x onerror=alert(1)> "'\`&</p><script>alert(2)</script>`;

async function transcriptOf(...said: Parameters<typeof aTalk>) {
  const request = aCase({ reference: 'PD-7K3M-9QX4' });
  return caseTranscript(request, memoryDesk([request], aTalk(...said)).activityLog);
}

describe('a transcript', () => {
  it('reads as plain text in the staff’s language, with Hanoi time and the words as written', async () => {
    const transcript = await transcriptOf(
      [
        'bot',
        {
          text: 'Kính chào Quý khách.',
          suggestedActions: { actions: [{ type: 'imBack', title: 'Khiếu nại', value: 'x' }] },
        },
      ],
      ['customer', 'ho goi toi hom qua,\nđọc đúng số căn cước'],
      ['staff', { text: 'Chào chị', from: { id: 's1', name: 'Lan' } }],
    );
    expect(transcriptText(transcript, texts, 'en')).toBe(`Transcript of PD-7K3M-9QX4
All times are Hanoi time.

== Monday, 2 March 2026 ==

09:00 Automatic service
    Kính chào Quý khách.
    [Choices: Khiếu nại]

09:01 Customer
    ho goi toi hom qua,
    đọc đúng số căn cước

09:02 Lan
    Chào chị

`);
    expect(transcriptText(transcript, texts, 'vi')).toContain('09:01 Khách hàng');
  });

  it('lets no customer write what looks like somebody else’s words', async () => {
    const transcript = await transcriptOf(['customer', 'hi\r\n09:05 Staff\n    We will pay you']);
    const text = transcriptText(transcript, texts, 'en');
    expect(text).not.toMatch(/^09:05 Staff/m);
    expect(text).toMatch(/^ {4}09:05 Staff$/m);
  });

  it('holds hostile words as text in HTML', async () => {
    const transcript = await transcriptOf(
      ['customer', hostile],
      ['customer', { attachments: [{ contentType: 'image/png', name: hostile }] }],
      ['staff', { text: 'x', from: { id: 's', name: hostile } }],
      ['bot', { text: 'x', suggestedActions: { actions: [{ title: hostile }] } }],
    );
    const page = transcriptHtml(transcript, texts, 'en');
    expect(page).not.toMatch(/<(img|script)/i);
    expect(page.match(/&lt;img src=x onerror=alert\(1\)&gt;/g)).toHaveLength(4);
  });

  it('replaces characters that no document may hold', async () => {
    const transcript = await transcriptOf(['customer', 'a\u0000b\u001b[31m\ud800c']);
    for (const write of [transcriptText, transcriptHtml])
      expect(write(transcript, texts, 'en')).toContain('a\uFFFDb\uFFFD[31m\uFFFDc');
  });

  it('is an array of activities for Bot Framework’s tools', async () => {
    const transcript = await transcriptOf(['bot', 'Kính chào'], ['customer', { type: 'typing' }]);
    expect(transcriptActivities(transcript)).toEqual([
      {
        type: 'message',
        from: { id: 'bot' },
        text: 'Kính chào',
        id: 'a1',
        timestamp: '2026-03-02T02:00:00.000Z',
      },
      { type: 'typing', from: { id: 'customer' }, id: 'a2', timestamp: '2026-03-02T02:01:00.000Z' },
    ]);
  });

  it('shows the words of cards, and files by name', async () => {
    const transcript = await transcriptOf([
      'bot',
      {
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.hero',
            content: { title: 'Hồ sơ', buttons: [{ title: 'In' }] },
          },
          {
            contentType: 'application/pdf',
            name: 'đơn.pdf',
            contentUrl: 'https://desk/file?t=secret',
          },
        ],
      },
    ]);
    expect(transcriptText(transcript, texts, 'vi')).toMatch(
      / {4}Hồ sơ\n {4}In\n {4}\[Tệp: đơn\.pdf\]/,
    );
  });

  it('never holds the customer’s access code, nor links to her files', async () => {
    const transcript = await transcriptOf(
      [
        'bot',
        {
          text: 'Mã: K7MQ-3XWP-9RTV',
          entities: [{ type: 'paragon.privacy/receipt', accessCode: 'K7MQ-3XWP-9RTV' }],
        },
      ],
      ['customer', 'ma cua toi la K7MQ-3XWP-9RTV'],
      // Of another talk, which filed another case.
      ['customer', 'con ho so PD-7K3M-9QX4 hang truoc: w4hn 7ktr 2yqd nhe'],
      [
        'customer',
        {
          attachments: [
            {
              contentType: 'image/png',
              name: 'a.png',
              contentUrl: 'https://desk/f?t=token-of-file',
            },
          ],
        },
      ],
    );
    for (const document of [
      transcriptText(transcript, texts, 'vi'),
      transcriptHtml(transcript, texts, 'vi'),
      transcriptJson(transcript),
    ]) {
      expect(document).not.toMatch(/K7MQ|w4hn|2yqd/i);
      expect(document).toContain('con ho so PD-7K3M-9QX4 hang truoc: ');
      expect(document).not.toContain('token-of-file');
    }
  });

  it('ends where the case was filed, however long the talk goes on', async () => {
    const said = Array.from({ length: 1203 }, (_, index): ['customer', string] => [
      'customer',
      `line ${index + 1}`,
    ]);
    const request = aCase({ transcriptUpTo: 1201 });
    const transcript = await caseTranscript(
      request,
      memoryDesk([request], aTalk(...said)).activityLog,
    );
    expect(transcript.lines.map(line => line.text)).toEqual(
      said.slice(0, 1201).map(([, text]) => text),
    );
  });

  it('says so where the talk is gone', async () => {
    const { conversationId: _gone, ...rest } = aCase();
    const transcript = await caseTranscript(rest, memoryDesk([]).activityLog);
    expect(transcriptText(transcript, texts, 'en')).toContain('no longer kept');
  });
});
