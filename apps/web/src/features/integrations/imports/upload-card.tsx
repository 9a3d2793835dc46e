import { Button, Progress, SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../graphql/graphql.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { Card } from '../../../ui/layout/card.js';
import classes from './imports.module.css';
import { uploadFile } from './upload-file.js';

const KINDS: readonly ImportKind[] = ['OPPORTUNITY', 'CUSTOMER', 'PERSON'];

/** Choose or drop a file: that is all it takes to see what is in it. Nothing is imported yet. */
export function UploadCard() {
  const { t } = useTranslation('imports');
  const [kind, setKind] = useState<ImportKind>('OPPORTUNITY');
  const [sourceName, setSourceName] = useState('');
  const { upload, cancel, share, refusal } = useUpload(kind, sourceName);
  return (
    <Card title={t('upload.title')} text={t('upload.text')}>
      <div className={classes.upload}>
        <div className={classes.options}>
          <SegmentedControl
            size="sm"
            aria-label={t('upload.kind')}
            value={kind}
            onChange={(value) => setKind(value)}
            data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <TextInput
            className={classes.source}
            aria-label={t('upload.source')}
            placeholder={t('upload.source')}
            value={sourceName}
            maxLength={60}
            onChange={(event) => setSourceName(event.currentTarget.value)}
          />
        </div>
        <FormRefusal refusal={refusal} />
        {share === null ? (
          <DropZone onFile={upload} />
        ) : (
          <div className={classes.sending}>
            <Text>{t('upload.sending')}</Text>
            <Progress value={share * 100} aria-label={t('upload.sending')} />
            <Button variant="default" size="xs" onClick={cancel}>
              {t('upload.cancel')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function useUpload(kind: ImportKind, sourceName: string) {
  const navigate = useNavigate();
  const abort = useRef<AbortController | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const upload = async (file: File) => {
    abort.current = new AbortController();
    setRefusal(null);
    setShare(0);
    const done = await uploadFile({
      file,
      kind,
      sourceName: sourceName.trim(),
      key: `upload-${Date.now()}-${Math.random().toString(36).slice(2)}`,
      signal: abort.current.signal,
      onProgress: setShare,
    });
    setShare(null);
    if (done.ok) await navigate({ to: '/imports/$importId', params: { importId: done.id } });
    else if (done.refusal.code !== 'ABORTED') setRefusal(done.refusal);
  };
  return { upload: (file: File) => void upload(file), cancel: () => abort.current?.abort(), share, refusal };
}

function DropZone({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation('imports');
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <label
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileUpload size={28} stroke={1.4} />
      <span className={classes.dropTitle}>{t('upload.choose')}</span>
      <span className={classes.dropText}>{t('upload.formats')}</span>
      <input
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        className={classes.file}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
