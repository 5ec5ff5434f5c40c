-- What the list of runs is asked for, so that a page of it takes as long with a million runs as with a hundred.
create index run_record on run (record_id, queued_at desc, id);
create index run_failed on run (workflow_id, queued_at desc, id) where status = 'failed';
create index run_failed_code on run ((problem->>'code'), queued_at desc, id) where status = 'failed';
