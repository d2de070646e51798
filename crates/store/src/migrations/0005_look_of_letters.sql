-- How the letters of a notebook look.

ALTER TABLE house_style ADD COLUMN look TEXT NOT NULL DEFAULT '{"typeface":null,"picture":null}'; -- JSON: the typeface, and the picture of the letterhead.
