-- Home and the matrix count evidence without reading what is written in it; search knows which words it has.

CREATE INDEX evidence_in_use ON evidence (visit, areas, mark, kind, "case", source, binned) WHERE binned IS NULL;

CREATE VIRTUAL TABLE search_word USING fts5vocab (search, instance);
