import { reactElement } from './react-element';
import { shownTime } from './shown-time';
import { fill, type Language, textsOf } from './texts';

/** Who of the company's people wrote a message; undefined where it is the desk's own or the customer's. */
export function staffName(activity: WebChatActivity): string | undefined {
  const { paragon } = activity.channelData ?? {};
  if (typeof paragon !== 'object' || paragon === null || !('speaker' in paragon)) return undefined;
  return paragon.speaker === 'staff' ? (activity.from?.name ?? '') : undefined;
}

/** How a member of staff is named to customers. */
function staffLabel(name: string, language: Language): string {
  const { staff, staffNamed } = textsOf(language).talk;
  return name ? fill(staffNamed, { name }) : staff;
}

/** Gives the messages of people another look, and their names. */
export function staffMiddleware(language: Language): WebChatActivityMiddleware {
  return () =>
    next =>
    (...request) => {
      const render = next(...request);
      const [{ activity }] = request;
      const name = staffName(activity);
      if (name === undefined || activity.type !== 'message' || !render) return render;
      return (...props) =>
        reactElement('div', 'by-staff', {
          className: 'by-staff',
          children: [
            reactElement('div', 'name', {
              className: 'name',
              children: staffLabel(name, language),
            }),
            reactElement('div', 'said', { children: render(...props) }),
          ],
        });
    };
}

/** Words for screen readers in which a message of a person begins with who it is. */
export function withStaffName(activity: WebChatActivity, language: Language): WebChatActivity {
  const name = staffName(activity);
  if (name === undefined) return activity;
  const files = (activity.attachments ?? []).flatMap(({ name: file }) => file ?? []);
  const said = [activity.text, ...files].filter(Boolean).join('\n');
  const channelData = {
    ...activity.channelData,
    'webchat:fallback-text': `${staffLabel(name, language)}: ${said}`,
  };
  return { ...activity, channelData };
}

/** Under messages that were sent: their time in Hanoi, by the 24 hours. */
export function timeMiddleware(language: Language): WebChatActivityStatusMiddleware {
  return () => next => request => {
    const { activity, hideTimestamp, sendState } = request;
    if (sendState !== 'sent' || hideTimestamp || !activity.timestamp) return next(request);
    return reactElement('time', 'time', {
      className: 'said-at',
      dateTime: activity.timestamp,
      children: shownTime(new Date(activity.timestamp), new Date(), language),
    });
  };
}
