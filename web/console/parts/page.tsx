import { type ReactNode, useEffect, useRef } from 'react';
import { hasMoved } from '../frame/router';
import { useTexts } from '../frame/texts';

interface PageProps {
  title: string;
  /** Right after the heading. */
  after?: ReactNode;
  /** At the other end of its line. */
  beside?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** One page of the console: its heading takes the focus when somebody has come to it, and names the tab. */
export function Page({ title, after, beside, children, className }: PageProps) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('app.title')}`;
  }, [title, t]);
  useEffect(() => {
    if (hasMoved()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={['page', className].filter(Boolean).join(' ')}>
      <div className="page-head">
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {after}
        </div>
        {beside}
      </div>
      {children}
    </div>
  );
}
