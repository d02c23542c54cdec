import { useState } from 'react';
import '../style/case.css';
import '../style/talk.css';
import { Link, navigate } from '../frame/router';
import { useShortcuts } from '../frame/shortcuts';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { CopyButton } from '../parts/copy-button';
import { Empty, FaultNote, Loading, Note } from '../parts/notes';
import { Page } from '../parts/page';
import { Tabs } from '../parts/tabs';
import { AnswerList } from './answer-list';
import { CaseHead } from './case-head';
import { CaseHistory } from './case-history';
import { EvidenceList } from './evidence-list';
import { type OpenCase, OpenCaseProvider, useCaseOnPage } from './open-case';
import { PackageList } from './package-list';
import { Related } from './related';
import { Talk } from './talk';
import { WorkPanel } from './work/work-panel';

/** One case: what it is about, what was said, and what can be done. */
export function CasePage({ params }: { params: Record<string, string> }) {
  const { t } = useTexts();
  const reference = params.reference ?? '';
  const { open, fault, isStale, reload, loading } = useCaseOnPage(reference);
  useShortcuts({
    u: () => navigate('/staff'),
    r: () => document.querySelector<HTMLElement>('.composer textarea')?.focus(),
  });
  return (
    <Page
      className="case"
      title={t('case.title', { reference })}
      after={<CopyButton text={reference} name={t('case.number')} />}
      beside={
        <div className="row-of case-tools">
          <a className="button to-work" href="#work">
            {t('work.title')}
          </a>
          <Button look="plain" icon="reload" busy={loading} onClick={() => void reload()}>
            {t('case.reload')}
          </Button>
        </div>
      }
    >
      {fault?.code === 'staff-request' ? (
        <Empty action={<Link to="/staff">{t('app.toQueue')}</Link>}>{t('case.wrongNumber')}</Empty>
      ) : (
        fault && <FaultNote fault={fault} onRetry={() => void reload()} />
      )}
      {!open && !fault && <Loading />}
      {open && (
        <OpenCaseProvider value={open}>
          <Changed shown={isStale} open={open} />
          {open.redacting && (
            <Note look="warn">
              <p>{t('redact.picking')}</p>
              <Button onClick={() => open.setRedacting(false)}>{t('redact.done')}</Button>
            </Note>
          )}
          <CaseHead />
          <div className="case-columns">
            <CaseContents />
            <WorkPanel />
          </div>
        </OpenCaseProvider>
      )}
    </Page>
  );
}

function CaseContents() {
  const { t } = useTexts();
  const [tab, setTab] = useState<'facts' | 'talk' | 'history'>('facts');
  return (
    <div className="card case-contents">
      <Tabs
        label={t('case.parts')}
        open={tab}
        onOpen={setTab}
        tabs={[
          {
            name: 'facts',
            label: t('case.facts'),
            content: (
              <>
                <AnswerList />
                <EvidenceList />
                <Related />
                <PackageList />
              </>
            ),
          },
          { name: 'talk', label: t('case.talk'), content: <Talk isOpen={tab === 'talk'} /> },
          { name: 'history', label: t('case.history'), content: <CaseHistory /> },
        ]}
      />
    </div>
  );
}

/** What is typed stays: it is not part of what is loaded anew. */
function Changed({ shown, open }: { shown: boolean; open: OpenCase }) {
  const { t } = useTexts();
  return (
    <div role="status" className="changed">
      {shown && (
        <Note look="warn" icon="reload">
          <p>{t('case.changed')}</p>
          <Button icon="reload" onClick={() => void open.reload()}>
            {t('case.showChange')}
          </Button>
        </Note>
      )}
    </div>
  );
}
