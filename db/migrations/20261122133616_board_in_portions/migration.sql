ALTER TABLE "board_tail" ADD COLUMN "is_whole" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
-- Months of customers are added to from now on, each posting once: they begin from what everybody bought.
UPDATE "folds" SET "up_to" = '0' WHERE "name" = 'board';
