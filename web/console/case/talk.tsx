import { useEffect, useRef, useState } from 'react';
import { readTranscript, transcriptAddress } from '../api/cases';
import { dayOf, longDay, timeOfDay } from '../frame/format';
import { useResource } from '../frame/resource';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { Empty, FaultNote, Loading } from '../parts/notes';
import { useOpenCase } from './open-case';
import { readTalk, type TalkLine } from './read-talk';
import { RedactDialog } from './work/redact-dialog';

/** What was said, from the first word to this moment. Asked for when it is first looked at. */
export function Talk({ isOpen }: { isOpen: boolean }) {
  const { t, language } = useTexts();
  const { request } = useOpenCase();
  const { reference, version, hidden } = request;
  const [wanted, setWanted] = useState(isOpen);
  useEffect(() => {
    if (isOpen) setWanted(true);
  }, [isOpen]);
  const { data, fault, reload } = useResource(
    // Anew with each change of the case: then something was said.
    wanted ? `talk ${reference} ${version}${hidden ? '' : ' revealed'}` : undefined,
    signal => readTranscript(reference, !hidden, signal),
  );
  const lines = data && readTalk(data);
  const scroll = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: to the end with each new answer, and when it opens
  useEffect(() => {
    const place = scroll.current;
    if (place) place.scrollTop = place.scrollHeight;
  }, [data, isOpen]);
  return (
    <div className="talk">
      {fault && <FaultNote fault={fault} onRetry={() => void reload()} />}
      {!lines && !fault && <Loading />}
      {lines?.length === 0 && <Empty>{t('talk.empty')}</Empty>}
      {lines && lines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too
        <section ref={scroll} className="talk-scroll" tabIndex={0} aria-label={t('case.talk')}>
          <Lines lines={lines} />
        </section>
      )}
      {lines && lines.length > 0 && (
        <p className="no-print">
          <a href={transcriptAddress(reference, language)} target="_blank" rel="noopener">
            {t('talk.print')}
          </a>
        </p>
      )}
    </div>
  );
}

function Lines({ lines }: { lines: readonly TalkLine[] }) {
  const { language } = useTexts();
  const { request, may, redacting } = useOpenCase();
  const [redact, setRedact] = useState<TalkLine>();
  return (
    <>
      <ol className="bubbles">
        {lines.map((line, index) => {
          const before = lines[index - 1];
          const isNewDay = !before || dayOf(before.at) !== dayOf(line.at);
          return (
            <li key={line.id} className={line.from}>
              {isNewDay && <p className="day">{longDay(language, line.at)}</p>}
              <Bubble
                line={line}
                lang={request.language}
                {...(redacting && may('redacted') && { onRedact: () => setRedact(line) })}
              />
            </li>
          );
        })}
      </ol>
      {redact && (
        <RedactDialog
          what={{ kind: 'message', activityId: redact.id }}
          name={redact.text.slice(0, 60)}
          onClose={() => setRedact(undefined)}
        />
      )}
    </>
  );
}

interface BubbleProps {
  line: TalkLine;
  lang: string;
  onRedact?: () => void;
}

function Bubble({ line, lang, onRedact }: BubbleProps) {
  const { t, language } = useTexts();
  return (
    <div className="bubble">
      <p className="bubble-head">
        <strong>{line.name ?? t(`talk.speakers.${line.from}`)}</strong>{' '}
        <time dateTime={line.at}>{timeOfDay(language, line.at)}</time>
      </p>
      {line.redacted ? (
        <p className="quiet">{t('talk.redacted')}</p>
      ) : (
        line.text && (
          <p className="words" lang={lang}>
            {line.text}
          </p>
        )
      )}
      {line.files.map((file, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and the list stays as it is
        <p key={index} className="bubble-file">
          <Icon name="file" /> <bdi>{file}</bdi>
        </p>
      ))}
      {line.offered.length > 0 && (
        <p className="quiet" lang={lang}>
          {t('talk.offered', { choices: line.offered.join(' · ') })}
        </p>
      )}
      {onRedact && !line.redacted && (
        <Button look="plain" icon="close" onClick={onRedact}>
          {t('redact.message')}
        </Button>
      )}
    </div>
  );
}
