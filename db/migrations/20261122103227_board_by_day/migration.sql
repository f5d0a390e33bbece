CREATE INDEX "acquired_days_day" ON "acquired_days" ("day");--> statement-breakpoint
CREATE INDEX "order_days_day" ON "order_days" ("day");--> statement-breakpoint
CREATE INDEX "outlook_days_day" ON "outlook_days" ("day");--> statement-breakpoint
CREATE INDEX "path_days_day" ON "path_days" ("day");