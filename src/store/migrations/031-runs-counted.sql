-- How many runs there are, by workflow and status, is counted in the index alone.
create index run_counted on run (workflow_id, status) where not trial;
