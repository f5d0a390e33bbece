update forecasts set expected_per_day = 0 where expected_per_day > 0 and expected_per_day < 1e-6;
--> statement-breakpoint
ALTER TABLE "forecasts" DROP CONSTRAINT "forecasts_expected", ADD CONSTRAINT "forecasts_expected" CHECK ("expected_per_day" = 0 or "expected_per_day" >= 1e-6);